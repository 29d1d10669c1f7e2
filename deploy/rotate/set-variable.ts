import { InstallDependency, ready } from '../carry-out'
import { each, functionsIn, type Place, settled } from '../environment'

/**
 * Sets a variable of functions that are there; their code and all else stay as they are. Those that have the value already are
 * left alone, so that it may be done again.
 * @param done is told of each that was changed
 * @throws CloudApiError; Error where one did not come to be
 */
export async function setVariable(
  place: Place,
  names: string[],
  [variable, value]: [string, string],
  done: (name: string) => void,
): Promise<void> {
  const there = await functionsIn(place)
  await each(
    names.filter((name) => there.includes(name)),
    async (name) => {
      const { variables, timeout, memorySize, description } = await settled(place, name)
      if (variables[variable] === value) return
      const all = { ...variables, [variable]: value }
      await place.api('scf', 'UpdateFunctionConfiguration', {
        FunctionName: name,
        Namespace: place.namespace,
        ...place.logs,
        InstallDependency,
        Timeout: timeout,
        MemorySize: memorySize,
        Description: description,
        Environment: { Variables: Object.entries(all).map(([Key, Value]) => ({ Key, Value })) },
      })
      await ready(place, name)
      done(name)
    },
  )
}

/** What a function is told there. @throws CloudApiError */
export const variableOf = async (place: Place, name: string, variable: string): Promise<string | undefined> =>
  (await settled(place, name)).variables[variable]
