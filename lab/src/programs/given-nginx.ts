import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Why a test that needs nginx is not run where there is none. */
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

/** Distributions put it into a folder that is not on everybody's path. */
const installed = (): string | undefined =>
  [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, 'nginx'))
    .find((file) => existsSync(file))

/** The nginx that is given, or else the machine's own; nothing where there is neither. @throws where what is given is no nginx */
export const givenNginx = (): GivenNginx | undefined => {
  const given = process.env['FLEET_LAB_NGINX']
  const file = given === undefined || given === '' ? installed() : given
  if (file === undefined) return undefined
  const version = versionOf(file)
  if (version === undefined) throw new Error(`FLEET_LAB_NGINX=${file} is no nginx that runs`)
  return { file, version }
}
