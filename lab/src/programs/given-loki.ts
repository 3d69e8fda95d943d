import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chartProgram } from '../charts/chart-programs.ts'

/*
 * Loki is under the AGPL, so the lab does not build it: a user or the workflow gives one from the image that the chart
 * runs.
 */

/** Why a test on Loki does not run without one. */
export const noLoki = 'NOT RUN: no Loki is given (`pnpm lab --program loki=PATH`)'

const versionOf = (file: string): string => {
  try {
    const output = execFileSync(file, ['-version'], { encoding: 'utf8' })
    return /version ([\d.]+)/.exec(output)?.[1] ?? `no version in: ${output.trim()}`
  } catch (error) {
    throw new Error(`FLEET_LAB_LOKI=${file} does not run: ${String(error)}`, { cause: error })
  }
}

const checked = (file: string, wanted: string): string => {
  if (!existsSync(file)) throw new Error(`FLEET_LAB_LOKI=${file} does not exist`)
  const version = versionOf(file)
  if (version !== wanted)
    throw new Error(`FLEET_LAB_LOKI=${file} is not Loki ${wanted}, which the chart runs: it is ${version}`)
  return file
}

let known: string | undefined

/** The given Loki. @throws where the path is wrong or the version is not the one that the chart runs */
export const lokiFile = (): string | undefined => {
  const given = process.env['FLEET_LAB_LOKI']
  if (given === undefined || given === '') return undefined
  known ??= checked(given, chartProgram('loki', 'loki'))
  return known
}

/** Skips a test that needs Loki, by name, where none is given. */
export const needLoki = (context: { readonly skip: (note: string) => void }): void => {
  if (lokiFile() === undefined) context.skip(noLoki)
}
