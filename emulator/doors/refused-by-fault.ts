import { TcbError } from '../shared/tcb-error'

export const refusedByFault = (
  code: number | string,
  message = 'the emulator was told to refuse this request',
) => new TcbError(String(code), message)
