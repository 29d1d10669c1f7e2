export const TABS = ['calls', 'data', 'functions', 'files', 'faults', 'state'] as const
export type Tab = (typeof TABS)[number]
