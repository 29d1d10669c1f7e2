import type { Operation } from './asked'
import { answered } from './xml'

/** `HEAD` of a bucket: that it is there, and is the caller's. */
export const headBucket: Operation = ({ bucket: { keys, dialect } }) =>
  new Response(null, { status: 200, headers: { [`${dialect.prefix}bucket-region`]: keys.region } })

/** `GET ?location`. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export const getLocation: Operation = ({ bucket: { keys, dialect } }) =>
  answered(dialect, 'LocationConstraint', dialect.location(keys.region))

/** `GET ?tagging` of an object: AWS's tools ask before they copy a large one. There are no tags here. */
export const getTagging: Operation = ({ bucket: { dialect } }) => answered(dialect, 'Tagging', { TagSet: '' })
