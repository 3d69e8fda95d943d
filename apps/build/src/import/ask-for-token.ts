import { UsageError } from '../cli/usage-error.ts'

/**
 * Asks on the terminal for a token, which is not shown. It is never an argument or a file: others would read it there.
 * @throws UsageError where there is no terminal, or nothing is given
 */
export const askForToken = async (grafana: string): Promise<string> => {
  const fix = 'export GRAFANA_TOKEN with the token of a service account with the role Viewer'
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw new UsageError(`${grafana} asks for a token`, fix)
  const { Writable } = process.getBuiltinModule('node:stream')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = process
    .getBuiltinModule('node:readline/promises')
    .createInterface({ input: stdin, output: silent, terminal: true })
  stderr.write(`Token of a service account in ${grafana}: `)
  try {
    const token = (await reader.question('')).trim()
    if (token === '') throw new UsageError('no token is given', fix)
    return token
  } finally {
    reader.close()
    stderr.write('\n')
  }
}
