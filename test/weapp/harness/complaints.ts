import {
  addGlobalErrorListener,
  addGlobalWarningListener,
  removeGlobalErrorListener,
  removeGlobalWarningListener,
} from 'glass-easel'

/** Collects what a mini program, or the runtime about it, has to complain of. */
export function hearComplaints() {
  const complaints: string[] = []
  const hear = (...words: unknown[]) => void complaints.push(words.map(sentenceOf).join(' '))
  const hearError = (error: unknown, method?: string) => {
    hear(error, method)
    return false
  }
  const hearWarning = (message: string) => {
    hear(message)
    return false
  }
  addGlobalErrorListener(hearError)
  addGlobalWarningListener(hearWarning)
  return {
    complaints,
    console: { log() {}, info() {}, debug() {}, warn: hear, error: hear },
    stop: () => {
      removeGlobalErrorListener(hearError)
      removeGlobalWarningListener(hearWarning)
    },
  }
}

const sentenceOf = (word: unknown): string =>
  typeof word === 'object' && word !== null && 'stack' in word ? String(word.stack) : String(word)
