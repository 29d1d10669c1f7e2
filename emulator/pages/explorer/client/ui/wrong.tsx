/** Why something did not work, said at once to who cannot see it. */
export function Wrong({ children }: { children: string | undefined }) {
  return (
    <p className="wrong" role="alert" hidden={!children}>
      {children}
    </p>
  )
}
