import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../hosts/commands.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'

/** How the workload of the example states its database. */
export interface DatabaseFacts {
  readonly host: string
  readonly user: string
  readonly database: string
  readonly password: string
}

export interface PostgresServer {
  /** Runs SQL as its user. @returns the rows, their fields parted by `|` */
  readonly query: (sql: string) => string
  readonly stop: () => Promise<void>
}

/** It refuses to run as root, and asks for the name of its user. */
const user = Number(command('id', '-u', 'postgres'))

/**
 * Starts a PostgreSQL on a new folder, as the official image starts one: with a user of that name and password, and its
 * database. Clients find it by the name of the workload.
 */
export const startPostgres = async (
  host: Host,
  { programs, folder, facts }: { programs: string; folder: string; facts: DatabaseFacts },
): Promise<PostgresServer> => {
  const password = join(folder, 'password')
  mkdirSync(folder, { recursive: true })
  writeFileSync(password, facts.password)
  for (const path of [folder, password]) chownSync(path, user, user)
  const data = join(folder, 'data')
  const as = ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'] as const
  host.run(
    ...as,
    ...[join(programs, 'initdb'), `--pgdata=${data}`, `--username=${facts.user}`],
    ...[`--pwfile=${password}`, '--auth=scram-sha-256', '--encoding=UTF8'],
  )
  host.addNames('127.0.0.1', [facts.host])
  const server: Program = host.start({
    name: 'postgres',
    file: join(programs, 'postgres'),
    args: ['-D', data, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    user,
  })
  const query = (sql: string, database = facts.database): string =>
    host.run(
      ...['env', `PGPASSWORD=${facts.password}`, join(programs, 'psql'), '--no-psqlrc', '--quiet', '-At'],
      ...[`--host=${facts.host}`, `--username=${facts.user}`, `--dbname=${database}`],
      ...['--set=ON_ERROR_STOP=1', `--command=${sql}`],
    )
  await server.until('answers', () => server.log().includes('ready to accept connections'))
  query(`CREATE DATABASE ${facts.database}`, 'postgres')
  return { query, stop: () => server.kill('SIGINT') }
}
