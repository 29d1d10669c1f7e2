import { expect } from 'vitest'
import { personId } from '../../../cloud/shared/person-id'
import type { Admin, Answer, DataOf, Entry, FunctionName, InputOf, Role } from '../../../contract'
import { inventedOpenid } from '../../../local/openid'
import { adminApp } from '../../../local/pair'
import { type RunningPair, runPair } from '../run-pair'

export const database = ({ cloud }: RunningPair) => cloud.database(adminApp.env)

/** The audit, the oldest entry first. */
export const audit = (pair: RunningPair) =>
  (database(pair).find('audit') as unknown as Entry[]).sort((a, b) => a.createtime - b.createtime)

/** `personId` of somebody in the admin mini program. */
export const who = (name: string) => personId({ appid: adminApp.appid, openid: inventedOpenid(name) })

/** A call in the admin mini program, with a request id of its own unless it is given one. */
export async function ask<N extends FunctionName>(
  { direct }: RunningPair,
  person: string,
  name: N,
  input: InputOf<N>,
  requestId: string = crypto.randomUUID(),
): Promise<Answer<DataOf<N>>> {
  return (await direct(person, name, { ...input, requestId })) as Answer<DataOf<N>>
}

/** He, the first owner, and whoever else is invited and comes. */
export async function withAdministrators(others: Record<string, Role> = {}): Promise<RunningPair> {
  const pair = await runPair()
  await ask(pair, 'He', 'admins_claim', { code: pair.setupCode })
  for (const [name, role] of Object.entries(others)) {
    const code = await invited(pair, { name, role })
    expect((await ask(pair, name, 'admins_claim', { code })).errcode).toBe(0)
  }
  return pair
}

/** @returns the code */
export async function invited(
  pair: RunningPair,
  invite: InputOf<'admins_invite'>,
  by = 'He',
): Promise<string> {
  const { errcode, data } = await ask(pair, by, 'admins_invite', invite)
  expect(errcode).toBe(0)
  return data.code
}

/** Name → role, as they are stored. */
export function rolesOf(pair: RunningPair): Record<string, Role | undefined> {
  const admins = database(pair).find('admins') as unknown as Admin[]
  return Object.fromEntries(admins.map(({ name = 'He', role }) => [name, role]))
}
