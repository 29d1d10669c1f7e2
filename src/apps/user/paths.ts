import { pagesOf } from '../../lib/page-paths'

export const { packages, to } = pagesOf('user', {
  main: ['home', 'wall', 'me'],
  more: ['mine', 'edit', 'privacy', 'data', 'about'],
})
