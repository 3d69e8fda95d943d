import { failureText } from '../report/failure.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

/**
 * Runs a command to its end, whatever the user's modules do: one that calls `process.exit` in a timer does not make the
 * command succeed, and one that leaves a timer does not keep the program from ending.
 */
export const toTheEnd = async (run: () => Promise<ExitCode>): Promise<void> => {
  process.on('exit', refuseEarlyEnd)
  process.exitCode = await run()
  process.off('exit', refuseEarlyEnd)
  setTimeout(endAnyway, GRACE_IN_MS).unref()
}

/** Fires only where something else keeps the program running. */
const GRACE_IN_MS = 500

const refuseEarlyEnd = (code: number): void => {
  if (code === EXIT.failure) return
  process.exitCode = EXIT.failure
  process.stderr.write(failureText(EARLY_END))
}

const EARLY_END = new UsageError(
  'the inventory, or a module that it imports, ended the program before the command was done',
  'remove the call of process.exit',
)

const endAnyway = (): void => {
  process.stderr.write(
    `The inventory left something running (${kindsRunning().join(', ')}); the program ends without it.\n`,
  )
  // The callback waits for a slow reader.
  process.stdout.write('', () => process.exit())
}

const KINDS: Readonly<Record<string, string>> = {
  Timeout: 'a timer',
  Immediate: 'a timer',
  ProcessWrap: 'a process',
  TCPSocketWrap: 'a connection',
  TCPServerWrap: 'a server',
}

const kindsRunning = (): readonly string[] => {
  const kinds = process.getActiveResourcesInfo().flatMap((name) => KINDS[name] ?? [])
  return kinds.length === 0 ? ['an open resource'] : [...new Set(kinds)]
}
