import type { WriteStream } from 'node:tty'

export interface Progress {
  /** Shows the current step on a terminal, if the program has run for long. The next step replaces it. */
  readonly show: (message: string) => void
  /** Prints a line of its own, on a terminal or not. */
  readonly tell: (message: string) => void
  readonly clear: () => void
}

/** A shorter wait needs no explanation. */
const LONG_IN_MS = 1000

const CLEAR_LINE = '\r\u001B[K'

export const startProgress = (stream: WriteStream): Progress => {
  const started = performance.now()
  let isShown = false
  const clear = () => {
    if (isShown) stream.write(CLEAR_LINE)
    isShown = false
  }
  return {
    show: (message) => {
      if (!stream.isTTY || performance.now() - started < LONG_IN_MS) return
      stream.write(`${CLEAR_LINE}${message}`)
      isShown = true
    },
    tell: (message) => {
      clear()
      stream.write(`${message}\n`)
    },
    clear,
  }
}
