import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programFile } from '../engines/engines.ts'
import type { Release } from './chart-references.ts'

const run = promisify(execFile)

/** The API versions of this fleet's clusters, which charts query. */
const apiVersions = ['monitoring.coreos.com/v1']

/**
 * A chart rendered for a release.
 * @param more further flags of `helm template`
 * @throws helm's message, where it cannot render
 */
export const renderChart = async (
  archive: string,
  { name, namespace, values }: Release,
  more: readonly string[] = [],
): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-helm-'))
  try {
    const file = join(folder, 'values.json')
    writeFileSync(file, JSON.stringify(values))
    const { stdout } = await run(
      programFile('helm'),
      [
        ...['template', name, archive, `--namespace=${namespace}`, `--values=${file}`],
        ...apiVersions.map((version) => `--api-versions=${version}`),
        ...more,
      ],
      { env: { PATH: process.env['PATH'], HOME: folder }, maxBuffer: 64 * 1024 * 1024, timeout: 120_000 },
    )
    return stdout
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of a chart's default values. */
export const chartValues = async (archive: string): Promise<string> =>
  (await run(programFile('helm'), ['show', 'values', archive], { maxBuffer: 64 * 1024 * 1024 })).stdout
