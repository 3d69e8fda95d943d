import { chmodSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, type TestContext } from 'vitest'
import { noPostgres, postgresPrograms } from '../../src/backups/given-postgres.ts'
import { runJob } from '../../src/backups/job-runner.ts'
import { commandsBelow, play, type Stage } from '../../src/backups/play-guide.ts'
import { startPostgres, type DatabaseFacts, type PostgresServer } from '../../src/backups/postgres-server.ts'
import { command } from '../../src/hosts/commands.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { exampleFleet, exampleObjects } from '../../src/trees/example.ts'

/*
 * The guide's commands, as they are written there, with the CronJobs of the example: a real database is copied, lost and
 * restored. `kubectl` and `flux` are stood for.
 */

const objects = exampleObjects(exampleFleet.hub.cluster)
const programs = postgresPrograms()
const facts: DatabaseFacts = {
  host: 'planner-database',
  user: 'planner',
  database: 'planner',
  password: 'of-the-planner',
}

let hosts: LabHosts
let folders: Readonly<Record<'backups' | 'grafana' | 'scratch', string>>
let scaled: Map<string, number>

beforeEach(async () => {
  hosts = await startHosts()
  // The user of a database passes through it.
  chmodSync(hosts.stage, 0o755)
  const folder = (name: string): string => {
    const path = join(hosts.stage, name)
    mkdirSync(path)
    // As an export of NFS, or a volume of local-path: open to the user of each pod.
    chmodSync(path, 0o777)
    return path
  }
  folders = { backups: folder('backups'), grafana: folder('grafana'), scratch: folder('scratch') }
  scaled = new Map()
})

afterEach(() => hosts[Symbol.asyncDispose]())

const stage = (): Stage => ({
  context: 'k3s-harbour',
  objects,
  made: ['monitoring/kube-prometheus-stack-grafana'],
  scale: (deployment, replicas) => scaled.set(deployment, replicas),
  run: (job, over) => {
    // A new pod has an empty folder of its own.
    rmSync(folders.scratch, { recursive: true })
    mkdirSync(folders.scratch)
    chmodSync(folders.scratch, 0o777)
    return runJob(
      {
        host: hosts.hub,
        volumes: folders,
        secret: () => facts.password,
        path: `${programs ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`,
      },
      job,
      over,
    )
  },
})

const copiesIn = (path: string): readonly string[] => readdirSync(join(folders.backups, path)).toSorted()

const PLANNER = 'harbour/automation/planner-database'

const withPostgres = async (context: TestContext): Promise<PostgresServer> => {
  if (programs === undefined) return context.skip(noPostgres)
  return startPostgres(hosts.hub, { programs, folder: join(hosts.stage, 'postgres'), facts })
}

/** By the guide, with the first lines about a copy and the last about a restore. */
const [copyPlanner, copyGrafana] = ['automation', 'monitoring'].map((namespace) =>
  commandsBelow('How to see that it works').filter((line) => line.includes(`--namespace ${namespace}`)),
)

test('a PostgreSQL that lost its tables has them again, with every row, by the commands of the guide', async (context) => {
  const server = await withPostgres(context)
  server.query('CREATE TABLE runs (id serial PRIMARY KEY, note text)')
  server.query("INSERT INTO runs (note) SELECT 'run ' || n FROM generate_series(1, 5000) n")
  const before = server.query('SELECT count(*), md5(string_agg(id || note, $$,$$ ORDER BY id)) FROM runs')

  expect(await play(stage(), copyPlanner ?? [])).toMatch(/-rw-------.*\.dump/)
  const [older = ''] = copiesIn(PLANNER)
  const commands = commandsBelow('Restore a PostgreSQL')
  const chosen = /COPY=(\S+)/.exec(commands.join('\n'))?.[1] ?? ''
  renameSync(join(folders.backups, PLANNER, older), join(folders.backups, PLANNER, chosen))
  server.query("INSERT INTO runs (note) VALUES ('after the first copy')")
  await play(stage(), copyPlanner ?? [])

  server.query('DROP TABLE runs; CREATE TABLE made_since (id int)')
  const untilChosen = commands.findIndex((line) => line.includes('restore-chosen'))
  await play(stage(), commands.slice(0, untilChosen))
  expect(server.query("SELECT count(*), max(note) FILTER (WHERE note LIKE 'after%') FROM runs")).toBe(
    '5001|after the first copy\n',
  )
  expect(server.query("SELECT to_regclass('made_since') IS NULL")).toBe('t\n')
  expect(scaled.get('planner')).toBe(0)

  await play(stage(), commands.slice(untilChosen))
  expect(server.query('SELECT count(*), md5(string_agg(id || note, $$,$$ ORDER BY id)) FROM runs')).toBe(
    before,
  )
  expect(server.query("SELECT nextval('runs_id_seq') > 5000")).toBe('t\n')
  await server.stop()
})

test('a PostgreSQL keeps what it has where a copy cannot be restored, and its copies where none can be made', async (context) => {
  const server = await withPostgres(context)
  server.query("CREATE TABLE runs AS SELECT 'kept' AS note")
  await play(stage(), copyPlanner ?? [])
  const copies = copiesIn(PLANNER)

  const [copy = ''] = copies
  const damaged = '2026-12-31T00-00-00Z.dump'
  command(
    'sh',
    '-c',
    `head -c 900 ${join(folders.backups, PLANNER, copy)} >${join(folders.backups, PLANNER, damaged)}`,
  )
  chownSync(join(folders.backups, PLANNER, damaged), 70, 70)
  const restore = commandsBelow('Restore a PostgreSQL').filter((line) => line.includes('restore-newest'))
  await expect(play(stage(), restore)).rejects.toThrow(/restore-newest failed/)
  expect(server.query('SELECT note FROM runs')).toBe('kept\n')

  await server.stop()
  await expect(play(stage(), copyPlanner ?? [])).rejects.toThrow(/copy-now failed/)
  expect(copiesIn(PLANNER).filter((name) => name.endsWith('.dump'))).toEqual([...copies, damaged])
})

/** Runs Python on Grafana's database as Grafana's user, to the end or until it is stopped. */
const grafanaScript = (script: string) => ({
  name: 'grafana',
  file: '/usr/bin/python3',
  args: ['-c', `import sqlite3, time\ndb = sqlite3.connect("/grafana/grafana.db")\n${script}`],
  mounts: { [folders.grafana]: '/grafana' },
  user: 472,
})

const sqlite = (database: string, sql: string): string =>
  command(
    '/usr/bin/python3',
    '-c',
    `import sqlite3; print(sqlite3.connect("${database}").execute("""${sql}""").fetchall())`,
  )

test.each(['DELETE', 'WAL'])(
  'Grafana’s database is copied while it is written to, lost, and restored by the commands of the guide: journal %s',
  async (journal) => {
    const grafana = hosts.hub.start(
      grafanaScript(
        [
          `db.execute("PRAGMA journal_mode = ${journal}")`,
          'db.execute("CREATE TABLE star (id INTEGER PRIMARY KEY, note TEXT)")',
          'db.executemany("INSERT INTO star (note) VALUES (?)", [("star %d" % n,) for n in range(5000)])',
          'db.commit()',
          'print("ready", flush=True)',
          'while True:',
          '  db.execute("INSERT INTO star (note) VALUES (?)", ("later",))',
          '  db.commit()',
          '  time.sleep(0.002)',
        ].join('\n'),
      ),
    )
    await grafana.until('has its tables', () => grafana.log().includes('ready'))
    expect(await play(stage(), copyGrafana ?? [])).toMatch(/-rw-------.*\.db/)
    expect(readdirSync(folders.grafana).includes('grafana.db-wal')).toBe(journal === 'WAL')
    await grafana.kill('SIGKILL')

    const database = join(folders.grafana, 'grafana.db')
    for (const name of readdirSync(folders.grafana)) rmSync(join(folders.grafana, name))
    hosts.hub.run('sh', '-c', `echo lost >${database}; echo stale >${database}-wal`)
    await play(stage(), commandsBelow("Restore Grafana's database"))
    expect(scaled.get('kube-prometheus-stack-grafana')).toBe(1)
    expect(readdirSync(folders.grafana)).toEqual(['grafana.db'])
    expect(sqlite(database, 'PRAGMA integrity_check')).toBe("[('ok',)]\n")
    expect(sqlite(database, "SELECT count(*) FROM star WHERE note LIKE 'star %'")).toBe('[(5000,)]\n')
    // Grafana can write to what is restored.
    const next = hosts.hub.start(
      grafanaScript(
        'db.execute("INSERT INTO star (note) VALUES (1)"); db.commit(); print("wrote", flush=True); time.sleep(60)',
      ),
    )
    await next.until('writes', () => next.log().includes('wrote'))
  },
)
