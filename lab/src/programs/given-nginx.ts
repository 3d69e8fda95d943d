import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Why a test on nginx does not run without one. */
export const noNginx =
  'NOT RUN: there is no nginx (`pnpm lab --program nginx=PATH`, or one of the distribution)'

export interface GivenNginx {
  readonly file: string
  readonly version: string
}

const versionOf = (file: string): string | undefined => {
  const { stderr } = spawnSync(file, ['-v'], { encoding: 'utf8' })
  return /nginx version: nginx\/([\d.]+)/.exec(stderr)?.[1]
}

/** Distributions install it in a folder outside most users' path. */
const installed = (): string | undefined =>
  [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, 'nginx'))
    .find((file) => existsSync(file))

/**
 * The given nginx, or else the machine's own; nothing where there is neither.
 * @throws where the given file is not an nginx
 */
export const givenNginx = (): GivenNginx | undefined => {
  const given = process.env['FLEET_LAB_NGINX']
  const file = given === undefined || given === '' ? installed() : given
  if (file === undefined) return undefined
  const version = versionOf(file)
  if (version === undefined) throw new Error(`FLEET_LAB_NGINX=${file} is not an nginx that runs`)
  return { file, version }
}
