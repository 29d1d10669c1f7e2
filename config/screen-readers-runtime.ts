import { mergeInternalComponents } from '@tarojs/shared'
import { spokenAttributes } from './spoken-attributes'

// Attributes are numbered in the templates: what is set has to go by the same list.
mergeInternalComponents(spokenAttributes)
