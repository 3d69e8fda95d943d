import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import type { Files } from './repository.ts'

const PROGRAM = join(import.meta.dirname, '../../../apps/build/src/start.js')

/** Has a process write its highest memory, in KiB, as the last line of its errors. */
const TELL_MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+process.resourceUsage().maxRSS))`

/** One finding of a report, as far as a test compares it. */
export interface Finding {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  /** From the root of the repository. */
  readonly file: string
  readonly line?: number
  /** The object as Flux applies it: `home Service notes/web`. */
  readonly object?: string
}

export interface Ran {
  readonly findings: readonly Finding[]
  /** Objects that were checked, or counted as of an unknown kind. */
  readonly objects: number
  readonly seconds: number
  readonly mebibytes: number
}

interface Report {
  readonly checked: { readonly objects: number }
  readonly unknownKinds: Readonly<Record<string, number>>
  readonly findings: readonly (Omit<Finding, 'file' | 'line'> & {
    readonly location: { readonly file?: string; readonly line?: number }
  })[]
}

/**
 * Runs `validate` on a repository of these files.
 * @param tools folders of programs that are not on the PATH
 * @param options further arguments of the command
 */
export const runValidate = async (
  files: Files,
  tools?: string,
  options: readonly string[] = [],
): Promise<Ran> => {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-corpus-'))
  try {
    writeFiles(folder, { ...GIT, ...files })
    return await validateFolder(folder, tools, options)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs `validate` on a folder. */
export const validateFolder = async (
  folder: string,
  tools?: string,
  options: readonly string[] = [],
): Promise<Ran> => {
  const began = performance.now()
  const { stdout, stderr } = await ended(folder, tools, options)
  const seconds = (performance.now() - began) / 1000
  return { ...parsed(stdout, folder), seconds, mebibytes: Number(stderr.split('\n').at(-1)) / 1024 }
}

/** A repository is one by its folder of Git. */
const GIT = { '.git/HEAD': 'ref: refs/heads/main\n' }

const writeFiles = (folder: string, files: Files): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const ended = (
  folder: string,
  tools: string | undefined,
  options: readonly string[],
): Promise<{ stdout: string; stderr: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', TELL_MEMORY, PROGRAM, 'validate', '--format', 'json', ...options, folder],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          ...(tools !== undefined && { PATH: `${tools}${delimiter}${process.env['PATH']}` }),
        },
      },
    )
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', () => resolve({ stdout, stderr }))
  })

const parsed = (stdout: string, folder: string): Pick<Ran, 'findings' | 'objects'> => {
  const report = JSON.parse(stdout) as Report
  if (!('findings' in report)) throw new Error(stdout)
  return {
    objects: Object.values(report.unknownKinds).reduce((sum, count) => sum + count, report.checked.objects),
    findings: report.findings.map(({ location, ...finding }) => ({
      ...finding,
      ...(location.line !== undefined && { line: location.line }),
      file: (location.file ?? '').replace(`${folder}/`, ''),
    })),
  }
}
