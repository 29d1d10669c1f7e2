import { addressesOf } from '../../lib/page-paths'

export const pages = {
  main: ['home', 'wall', 'me'],
  more: ['mine', 'messages', 'edit', 'outbox', 'privacy', 'data', 'about'],
} as const

export const to = addressesOf('user', pages)
