import { pagesOf } from '../../lib/page-paths'

export const { packages, to } = pagesOf('admin', {
  main: ['people', 'person', 'review'],
  more: ['dashboard', 'person-edit', 'pictures', 'banners', 'administrators', 'audit', 'jobs', 'job'],
})
