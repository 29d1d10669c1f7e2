import type { Case } from './case'
import { collections } from './cases/collections'
import { accumulators, expressions } from './cases/expressions'
import { geo } from './cases/geo'
import { queries } from './cases/queries'
import { stages } from './cases/stages'
import { storage } from './cases/storage'
import { transactions } from './cases/transactions'
import { undeclared } from './cases/undeclared'
import { updates } from './cases/updates'

export const cases: Case[] = [
  ...collections,
  ...queries,
  ...updates,
  ...stages,
  ...expressions,
  ...accumulators,
  ...undeclared,
  ...geo,
  ...transactions,
  ...storage,
]
