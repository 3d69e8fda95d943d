import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programFile } from '../engines/engines.ts'
import { lokiFile } from '../programs/given-loki.ts'

/** A real program's refusal of something in a tree, or its warning that the next version refuses it. */
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
 * Every pod has its token and the authority's certificate here, and programs look for them while they read their files.
 * They are empty and end with the program, for they are on its private mount.
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

/** A file and the program whose own check reads it. */
export interface Question {
  readonly program: string
  readonly what: string
  readonly content: string
  readonly args: (file: string) => readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Whether the program of a question exists: Loki only where it is given. */
export const isThere = ({ program }: Question): boolean => program !== 'loki' || lokiFile() !== undefined

/** Asks a program whether it accepts a file, in a temporary folder. */
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
