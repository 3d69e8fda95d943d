import { execFileSync } from 'node:child_process'

/** Runs a command to its end. @returns its output @throws with the command and its output, when it fails */
export const command = (name: string, ...args: readonly string[]): string => {
  try {
    return execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const { stdout = '', stderr = error } = error as { readonly stdout?: string; readonly stderr?: unknown }
    const output = `${String(stderr)}${stdout}`
    throw new Error(`${[name, ...args].join(' ')} failed: ${output.trim()}`, { cause: error })
  }
}
