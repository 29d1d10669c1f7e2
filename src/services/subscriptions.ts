import { images_subscribe } from '../../contract/functions/images_subscribe'
import { template_get } from '../../contract/functions/template_get'
import { call } from './cloud/call'

/** By which of WeChat's templates people can be told of decisions on their pictures; null: they cannot. */
export const template = () => call('template_get', template_get, {}, { unattended: true })

/** Has the person told of a decision on the pictures that wait now; WeChat has their agreement. */
export const subscribe = () => call('images_subscribe', images_subscribe, {})
