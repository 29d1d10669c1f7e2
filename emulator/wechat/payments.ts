import { createHmac } from 'node:crypto'
import type { Random } from '../shared/random'

/** What the person does on the page that asks for the money. */
export const DECISIONS = ['paid', 'cancelled', 'failed'] as const
export type Decision = (typeof DECISIONS)[number]

/** WeChat Pay's own words. */
export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'PAYERROR'

/** What is ordered, and by whom. */
export interface Wanted {
  appid: string
  openid: string
  subMchId: string
  outTradeNo: string
  body: string
  /** In 分, of which a 元 has 100. */
  totalFee: number
  attach?: string
  callback: Callback
}

/** The function that hears of it. */
export interface Callback {
  env: string
  name: string
}

export interface Payment extends Wanted {
  prepayId: string
  /** ms since 1970 */
  at: number
  state: TradeState
  /** A phone waits for the person. */
  asked: boolean
  transactionId?: string
  paidAt?: number
  refunds: Refund[]
}

export interface Refund {
  refundId: string
  outRefundNo: string
  fee: number
  at: number
}

/** The orders of WeChat Pay, in memory. */
export interface Payments {
  place(wanted: Wanted): Payment
  /** By the merchant's own number or WeChat's, among those of the mini program and the merchant. */
  find(
    of: Pick<Wanted, 'appid' | 'subMchId'>,
    by: { outTradeNo?: unknown; transactionId?: unknown },
  ): Payment | undefined
  byPrepayId(prepayId: string): Payment | undefined
  /** Proves that the phone has what the order was answered with. */
  signOf(prepayId: string): string
  /** Resolves when it is decided, or after so many ms without. */
  wait(payment: Payment, ms: number): Promise<Decision | undefined>
  /** The person may decide while it is neither paid nor closed. @returns whether it could be */
  decide(payment: Payment, decision: Decision): boolean
  /** Nobody can pay it any more. */
  close(payment: Payment): void
  refund(payment: Payment, refund: Pick<Refund, 'outRefundNo' | 'fee'>): Refund
  /** The last few hundred, oldest first. */
  list(): Payment[]
  reset(): void
}

const KEPT = 500

export const isOpen = ({ state }: Payment): boolean => state === 'NOTPAY' || state === 'PAYERROR'

export function createPayments(now: () => number, random: Random): Payments {
  let all: Payment[] = []
  const waiters = createWaiters()
  const secret = random('merchant', 16)

  return {
    place(wanted) {
      const prepayId = `wx${random('prepay', 17).toString('hex')}`
      const payment: Payment = { ...wanted, prepayId, at: now(), state: 'NOTPAY', asked: false, refunds: [] }
      all = [...all, payment].slice(-KEPT)
      return payment
    },
    find: ({ appid, subMchId }, { outTradeNo, transactionId }) =>
      all.find(
        (payment) =>
          payment.appid === appid &&
          payment.subMchId === subMchId &&
          (transactionId === undefined
            ? payment.outTradeNo === outTradeNo
            : payment.transactionId === transactionId),
      ),
    byPrepayId: (wanted) => all.find(({ prepayId }) => prepayId === wanted),
    signOf: (prepayId) => createHmac('md5', secret).update(prepayId).digest('hex').toUpperCase(),
    wait: ({ prepayId }, ms) => waiters.wait(prepayId, ms),
    decide(payment, decision) {
      if (!isOpen(payment)) return false
      payment.asked = false
      if (decision === 'failed') payment.state = 'PAYERROR'
      if (decision === 'paid')
        Object.assign(payment, { state: 'SUCCESS', transactionId: number(random, '4200'), paidAt: now() })
      waiters.tell(payment.prepayId, decision)
      return true
    },
    close(payment) {
      Object.assign(payment, { state: 'CLOSED', asked: false })
      waiters.tell(payment.prepayId, 'failed')
    },
    refund(payment, { outRefundNo, fee }) {
      const refund = { refundId: number(random, '5030'), outRefundNo, fee, at: now() }
      payment.refunds.push(refund)
      payment.state = 'REFUND'
      return refund
    },
    list: () => [...all],
    reset() {
      for (const payment of all) waiters.tell(payment.prepayId, 'cancelled')
      all = []
    },
  }
}

/** 28 digits, as WeChat's numbers have. */
function number(random: Random, start: string): string {
  const digits = BigInt(`0x${random(`number ${start}`, 12).toString('hex')}`)
  return `${start}${digits}`.slice(0, 28).padEnd(28, '0')
}

function createWaiters() {
  const waiting = new Map<string, Set<(decision: Decision) => void>>()
  return {
    tell: (prepayId: string, decision: Decision) => waiting.get(prepayId)?.forEach((hear) => hear(decision)),
    wait: (prepayId: string, ms: number) =>
      new Promise<Decision | undefined>((resolve) => {
        const hearing = waiting.get(prepayId) ?? new Set()
        waiting.set(prepayId, hearing)
        const end = (decision?: Decision) => {
          clearTimeout(timer)
          hearing.delete(end)
          resolve(decision)
        }
        const timer = setTimeout(end, ms).unref()
        hearing.add(end)
      }),
  }
}
