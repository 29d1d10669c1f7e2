import { cases } from './cases'
import { compare } from './compare'
import { accountTarget, conformanceFunction, emulatorTarget, type Account } from './targets'

/** `npm run conformance`: see docs/conformance.md */
async function main() {
  const account = accountOf(process.env)
  const { folder, remove } = await conformanceFunction()
  const emulator = await emulatorTarget(folder)
  const real = account && (await accountTarget(folder, account))
  try {
    console.log(
      account
        ? `Comparing the emulator with the environment ${account.env}: its collection "conformance" is emptied.`
        : 'Only the emulator was run: there are no keys of an account. See docs/conformance.md.',
    )
    const options = { emulator, ...(real && { account: real }), print: (line: string) => console.log(line) }
    const { run, skipped, differences } = await compare(cases, options)
    for (const name of skipped) console.log(`- only in the emulator: ${name}`)
    console.log(`${run} cases, ${differences === 0 ? 'no' : differences} differences`)
    process.exitCode = differences === 0 ? 0 : 1
  } finally {
    await Promise.all([emulator.close(), real?.close()])
    remove()
  }
}

function accountOf(env: NodeJS.ProcessEnv): Account | undefined {
  const {
    CONFORMANCE_ENV,
    CONFORMANCE_SECRET_ID,
    CONFORMANCE_SECRET_KEY,
    CONFORMANCE_SESSION_TOKEN,
    CONFORMANCE_REGION,
  } = env
  const given = [CONFORMANCE_ENV, CONFORMANCE_SECRET_ID, CONFORMANCE_SECRET_KEY].filter(Boolean).length
  if (given === 0) return undefined
  if (!CONFORMANCE_ENV || !CONFORMANCE_SECRET_ID || !CONFORMANCE_SECRET_KEY)
    throw new Error('Set CONFORMANCE_ENV, CONFORMANCE_SECRET_ID and CONFORMANCE_SECRET_KEY, or none of them.')
  return {
    env: CONFORMANCE_ENV,
    secretId: CONFORMANCE_SECRET_ID,
    secretKey: CONFORMANCE_SECRET_KEY,
    sessionToken: CONFORMANCE_SESSION_TOKEN,
    region: CONFORMANCE_REGION,
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
