import type { BucketOptions } from '../../shared/options'
import { cos } from './cos'
import type { Dialect } from './dialect'
import { oss } from './oss'
import { s3 } from './s3'

export const DIALECTS: Record<BucketOptions['dialect'], Dialect> = { s3, oss, cos }
