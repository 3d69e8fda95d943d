import { execFileSync } from 'node:child_process'

/** Runs a command to its end. @returns what it prints. @throws with the command and what it said, when it fails. */
export const command = (name: string, ...args: readonly string[]): string => {
  try {
    return execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new Error(`${[name, ...args].join(' ')} failed: ${said.trim()}`, { cause: error })
  }
}
