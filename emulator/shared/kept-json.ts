import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { damaged } from './damaged'

/**
 * A JSON file of the data folder.
 * @param without what is lost where it is deleted, as a sentence
 * @throws Error, a sentence with the file and the way out, where it is not what was once written there
 */
export function readKept<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
  without: string,
): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw damaged(file, (error as Error).message, without, error)
  }
}
