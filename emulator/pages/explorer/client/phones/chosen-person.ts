import type { MiniProgram, Person } from '../control'

const key = (appid: string) => `explorer.person.${appid}`

/** Who held the phone when the page was last open; the first person where that one is gone. */
export function chosenPerson({ appid, people }: Pick<MiniProgram, 'appid' | 'people'>): Person | undefined {
  const openid = localStorage.getItem(key(appid))
  return people.find((person) => person.openid === openid) ?? people[0]
}

export const rememberPerson = (appid: string, openid: string) => localStorage.setItem(key(appid), openid)
