import { deployments } from '../cloud/deployment'
import { collections } from '../contract'
import { inputSchema } from './input-schema'

/** What is deployed and what of it: everything that the emulator is told of the project's own clouds. */
export const declared = { deployments, collections, inputSchema }

export type Declared = typeof declared
