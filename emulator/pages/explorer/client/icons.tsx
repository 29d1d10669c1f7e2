import type { CallRecord } from './control'

const paths = {
  call: 'M5 1.5h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM7 12.2h2',
  openapi:
    'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM2 8h12M8 1.8c4.2 3.6 4.2 8.8 0 12.4M8 1.8c-4.2 3.6-4.2 8.8 0 12.4',
  function: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8Z',
  database: 'M3 4c0-3 10-3 10 0v8c0 3-10 3-10 0ZM3 4c0 3 10 3 10 0M3 8c0 3 10 3 10 0',
  storage: 'M2 4.5a1 1 0 0 1 1-1h3.2l1.5 1.7H13a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1Z',
  calls: 'M2.5 3.5h6M5 8h8.5M8 12.5h4',
  fault: 'M8 2 14.5 13.5h-13ZM8 6.5v3.2M8 11.8v.2',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.5V8l2.4 1.6',
  reload: 'M13 8a5 5 0 1 1-1.5-3.5M13 1.8V5H9.8',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  resume: 'M5 3l7.5 5L5 13Z',
  clear: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
  close: 'M4 4l8 8M12 4l-8 8',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  wide: 'M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5 9.5 6.5M2.5 13.5l4-4',
  narrow: 'M13.5 6.5h-4v-4M2.5 9.5h4v4M9.5 6.5l4-4M6.5 9.5l-4 4',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8Z',
  add: 'M8 3v10M3 8h10',
  previous: 'M10 3.5 5.5 8l4.5 4.5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3 14 14',
} satisfies Record<CallRecord['kind'] | 'reload', string> & Record<string, string>

export type IconName = keyof typeof paths

/** Always beside words, or inside a button that has a name: silent for a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
