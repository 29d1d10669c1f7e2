import type { PeopleFilter } from '@contract'
import { create } from 'zustand'

/** People who were chosen on one page, for another one. */
export interface ChosenPeople {
  whom: { ids: string[] } | { filter: PeopleFilter }
  /** How many they are, in words. */
  howMany: string
  /** Something has been asked for with them: there is nothing left to be done with this choice. */
  done: () => void
}

export const useChosenPeople = create<{ chosen: ChosenPeople | undefined }>()(() => ({ chosen: undefined }))

export const passOn = (chosen: ChosenPeople) => useChosenPeople.setState({ chosen })
