/** What is deployed and what of it: everything that the emulator is told of the project's own clouds. */
export { deployments } from '../cloud/deployment'
export { collections } from '../contract'
export { inputSchema } from './input-schema'
