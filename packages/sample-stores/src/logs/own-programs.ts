import { oneOf } from '../world/hash.ts'
import { json, logfmt, plain } from './formats.ts'
import { choose, iso, whole, type Moment, type Program } from './program.ts'

const feed = ({ chance }: Moment): string =>
  `https://${choose(['example.org', 'example.com', 'blog.example.net'], chance(2))}/feed.xml`

const asLogfmt: Program = {
  rate: 0.1,
  stream: 'stderr',
  messages: [
    logfmt('worker.go:52')(
      'info',
      50,
      (moment) =>
        `msg="Refreshed feed" feed_url=${feed(moment)} duration=${whole(40, 2400, moment.chance(3))}ms`,
    ),
    logfmt('server.go:88')(
      'info',
      20,
      ({ chance }) => `msg="Request completed" status=200 duration=${whole(1, 90, chance(1))}ms`,
    ),
    logfmt('worker.go:61')(
      'warn',
      3,
      (moment) => `msg="Feed unreachable, trying later" feed_url=${feed(moment)} status=503`,
    ),
    logfmt('worker.go:66')(
      'error',
      0.8,
      (moment) =>
        `msg="Cannot parse feed" feed_url=${feed(moment)} error="XML syntax error on line ${whole(1, 400, moment.chance(3))}"`,
    ),
  ],
}

const asJson: Program = {
  rate: 0.08,
  stream: 'stdout',
  messages: [
    json()('info', 40, ({ chance }) => `Workflow execution ${whole(1000, 9999, chance(1))} finished`),
    json()('debug', 12, ({ chance }) => `Cache hit for key ${whole(100, 999, chance(1))}`),
    json()('warn', 2, 'Slow query took longer than 1000 ms'),
    json()(
      'error',
      0.6,
      ({ chance }) =>
        `Workflow execution ${whole(1000, 9999, chance(1))} failed: timeout of 30000ms exceeded`,
    ),
  ],
}

const asPlain: Program = {
  rate: 0.06,
  stream: 'stdout',
  messages: [
    plain(
      'info',
      40,
      ({ time, chance }) =>
        `[${iso(time).slice(0, 19).replace('T', ' ')}] INFO GET ${choose(['/', '/library', '/book/17', '/static/main.css'], chance(1))} 200 ${whole(2, 80, chance(2))}ms`,
    ),
    plain(
      'warn',
      1.5,
      ({ time }) =>
        `[${iso(time).slice(0, 19).replace('T', ' ')}] WARN Session expired, asking for a new login`,
    ),
    plain(
      'error',
      0.4,
      ({ time }) =>
        `[${iso(time).slice(0, 19).replace('T', ' ')}] ERROR Could not write thumbnail: disk is slow`,
    ),
  ],
}

const database: Program = {
  rate: 0.03,
  stream: 'stderr',
  messages: [
    plain(
      'info',
      20,
      ({ time, chance }) =>
        `${iso(time).slice(0, 23).replace('T', ' ')} UTC [27] LOG:  checkpoint complete: wrote ${whole(3, 240, chance(1))} buffers (0.${whole(1, 9, chance(2))}%)`,
    ),
    plain(
      'error',
      0.3,
      ({ time }) => `${iso(time).slice(0, 23).replace('T', ' ')} UTC [412] ERROR:  deadlock detected`,
    ),
  ],
}

/** What a service of the inventory writes: one of a few forms, the same for its name. */
export const ownProgram = (name: string): Program =>
  name.includes('postgres') ? database : oneOf([asLogfmt, asJson, asPlain], `${name} program`)

/** What a program says that cannot reach its database after a deploy. */
export const AFTER_DEPLOY: Program = {
  rate: 0.35,
  stream: 'stderr',
  messages: [
    json()(
      'error',
      20,
      ({ chance }) =>
        `connect ECONNREFUSED 10.43.${whole(1, 200, chance(1))}.12:5432, trying again in ${whole(1, 9, chance(2))}s`,
    ),
    json()('error', 8, 'Last session crashed: database is not ready'),
    json()('warn', 5, 'Database is not reachable, requests are refused'),
  ],
}

/** The last words of a program that is killed for its memory. */
export const CRASHING: Program = {
  rate: 0.09,
  stream: 'stderr',
  messages: [
    plain('info', 20, ({ time }) => `info: ${iso(time)}: Fetching route, cache miss`),
    plain(
      'warn',
      4,
      ({ time, chance }) => `warn: ${iso(time)}: Heap usage is ${whole(78, 98, chance(1))} % of the limit`,
    ),
    plain(
      'error',
      3,
      'FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory',
    ),
  ],
}
