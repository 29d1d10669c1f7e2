let owner = ''

/** In the H5 preview several people share one browser; what is kept for them must not mix. WeChat sees to it itself. */
export function keepFor(person: string) {
  owner = person
}

/** Where something of this kind is kept in the phone for the person in front of it. */
export const ownersKey = (kind: string, name: string) => `${kind}:${owner}:${name}`
