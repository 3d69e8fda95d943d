import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Why a test on PostgreSQL does not run without one. */
export const noPostgres = 'NOT RUN: there is no PostgreSQL (`apt-get install postgresql` on Debian)'

/** Debian has each version in a folder of its own. */
const DEBIAN = '/usr/lib/postgresql'

/** The folder with the programs of the machine's own PostgreSQL; nothing where it has none. */
export const postgresPrograms = (): string | undefined =>
  [
    ...(process.env['PATH'] ?? '').split(':'),
    ...(existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []),
  ]
    .map((folder) => join(folder, 'postgres'))
    .filter((file) => existsSync(file))
    .map((file) => dirname(realpathSync(file)))
    .find((folder) => existsSync(join(folder, 'initdb')))
