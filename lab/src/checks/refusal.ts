import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programFile } from '../engines/engines.ts'
import { lokiFile } from '../programs/given-loki.ts'

/** What a real program says against something in a tree: that it does not take it, or that it takes it no longer than its next version. */
export interface Refusal {
  readonly program: string
  /** The object, and the part of it where it has several. */
  readonly what: string
  readonly says: string
}

interface Output {
  readonly code: number
  readonly text: string
}

const secondsToJudge = 60

/**
 * Every pod finds its token and the authority's certificate here, and programs look for them while they read their files. They are empty,
 * and gone with the program, for they lie on a mount that it alone has.
 */
const withServiceAccount = `
mount -t tmpfs check /run
mkdir -p /run/secrets/kubernetes.io/serviceaccount
touch /run/secrets/kubernetes.io/serviceaccount/token /run/secrets/kubernetes.io/serviceaccount/ca.crt
exec "$@"
`

const say = (file: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Output> =>
  new Promise((resolve) => {
    execFile(
      'unshare',
      ['--mount', '--propagation=private', 'sh', '-ec', withServiceAccount, 'sh', file, ...args],
      { env: { PATH: process.env['PATH'], ...env }, timeout: secondsToJudge * 1000, encoding: 'utf8' },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, text: `${out}${err}`.trim() })
      },
    )
  })

const warns = /deprecat/i

/** A file that a program is asked to check, by its own check. */
export interface Question {
  readonly program: string
  readonly what: string
  readonly content: string
  readonly args: (file: string) => readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Whether the program that a question is for is here: Loki is where it is given. */
export const isThere = ({ program }: Question): boolean => program !== 'loki' || lokiFile() !== undefined

/** Asks a program whether it accepts a file. Nothing of the folder that it is in stays. */
export const ask = async ({
  program,
  what,
  content,
  args,
  env = {},
}: Question): Promise<readonly Refusal[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-check-'))
  try {
    const file = join(folder, 'config.yaml')
    writeFileSync(file, content)
    const { code, text } = await say(
      (program === 'loki' ? lokiFile() : undefined) ?? programFile(program),
      args(file),
      env,
    )
    return code === 0 && !warns.test(text) ? [] : [{ program, what, says: text.replaceAll(folder, '') }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
