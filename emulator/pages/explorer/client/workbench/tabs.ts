export const TABS = ['calls', 'data', 'functions', 'files', 'faults', 'state', 'wechat'] as const
export type Tab = (typeof TABS)[number]
