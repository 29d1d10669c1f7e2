import { SPAN_HEADER } from '../trace/span-header'
import type { FunctionDefinition } from './definition'
import { Instance } from './instance'
import { instanceEnvironment } from './instance-environment'
import type { Invocations } from './invocations'
import { Pool } from './pool'
import type { Reserve } from './reserve'
import type { StartingPlaces } from './starting-places'

export interface Deployment {
  env: string
  appid: string
  /** The emulator's own origin. */
  url: string
  invocations: Invocations
  places: StartingPlaces
  reserve: Reserve
  /** How many times as long as its time-out a call may take. */
  patience: number
}

/** Bytes: https://docs.cloudbase.net/error-code/EXCEED_MAX_RESPONSE_SIZE */
const MAX_RESPONSE = 1024 * 1024

/** Makes a function callable; a process is started with the first call. */
export function deploy(definition: FunctionDefinition, deployment: Deployment): Pool {
  const { env, appid, url, invocations, places, reserve, patience } = deployment
  const { name, folder, packages, handler, entry, memorySize, node, inspect, envVariables, timeout } =
    definition

  function start(span: string): Instance {
    const session = invocations.openInstance({ env, folder, identity: { appid }, source: '' })
    const sessionToken = session.token
    const instance = new Instance({
      settings: {
        folder,
        packages,
        handler,
        entry,
        span,
        origin: url,
        spanHeader: SPAN_HEADER,
        maxResponse: MAX_RESPONSE,
      },
      environment: instanceEnvironment({
        url,
        env,
        functionName: name,
        folder,
        memorySize,
        sessionToken,
        envVariables,
      }),
      memorySize,
      node,
      inspect,
      reserve,
    })
    void instance.ended.then(session.close)
    return instance
  }

  return new Pool({ start, timeout: timeout * patience, inspected: inspect !== undefined, places })
}
