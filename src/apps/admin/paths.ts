import { addressesOf } from '../../lib/page-paths'

export const pages = {
  main: ['people', 'person', 'review'],
  more: [
    'dashboard',
    'person-edit',
    'pictures',
    'banners',
    'administrators',
    'audit',
    'jobs',
    'job',
    'import',
    'notice',
    'notices',
  ],
} as const

export const to = addressesOf('admin', pages)
