import { plain, zerolog } from './formats.ts'
import { choose, iso, whole, type Moment, type Program } from './program.ts'

const PATHS = [
  '/',
  '/healthz',
  '/api/v1/entries',
  '/assets/app.js',
  '/login',
  '/feed.xml',
  '/api/v1/info',
] as const

/** `10.42.0.7 - - [28/Nov/2026:14:03:11 +0000] "GET / HTTP/1.1" 200 612` */
const accessLine =
  (status: number, more: (moment: Moment) => string = () => '') =>
  (moment: Moment): string => {
    const { chance, time } = moment
    const day = `${iso(time).slice(8, 10)}/${MONTHS[new Date(time * 1000).getUTCMonth()] ?? ''}/${iso(time).slice(0, 4)}`
    const path = choose(PATHS, chance(1))
    return `10.42.0.${whole(2, 90, chance(2))} - - [${day}:${iso(time).slice(11, 19)} +0000] "GET ${path} HTTP/1.1" ${status} ${whole(180, 42_000, chance(3))}${more(moment)}`
  }

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Programs that requests and names pass through. */
export const NETWORK_PROGRAMS: Readonly<Record<string, Program>> = {
  cloudflared: {
    rate: 0.03,
    stream: 'stderr',
    messages: [
      zerolog(
        'info',
        20,
        ({ chance }) =>
          `Registered tunnel connection connIndex=${whole(0, 3, chance(1))} event=0 location=fra0${whole(3, 9, chance(2))} protocol=quic`,
      ),
      zerolog(
        'info',
        40,
        ({ chance }) =>
          `Updated to new configuration config="{\\"ingress\\":[]}" version=${whole(11, 40, chance(1))}`,
      ),
      zerolog('warn', 4, ({ chance }) => `Lost connection with the edge connIndex=${whole(0, 3, chance(1))}`),
      zerolog(
        'error',
        2,
        () => 'error="stream 213 canceled by remote with error code 0" connIndex=1 event=1 ingressRule=0',
      ),
    ],
  },
  coredns: {
    rate: 0.05,
    stream: 'stdout',
    messages: [
      plain(
        'info',
        30,
        ({ chance }) =>
          `[INFO] 10.42.0.${whole(2, 90, chance(1))}:${whole(30_000, 60_000, chance(2))} - ${whole(1, 60_000, chance(3))} "A IN github.com. udp 39 false 1232" NOERROR qr,rd,ra 70 0.0${whole(10, 99, chance(4))}s`,
      ),
      plain('warn', 1, '[WARNING] No files matching import glob pattern: /etc/coredns/custom/*.server'),
    ],
  },
  nginx: {
    rate: 0.25,
    stream: 'stdout',
    messages: [
      plain('unknown', 60, accessLine(204)),
      plain('unknown', 20, accessLine(200)),
      plain('unknown', 1, accessLine(499)),
    ],
  },
  traefik: {
    rate: 0.35,
    stream: 'stdout',
    messages: [
      plain(
        'unknown',
        80,
        accessLine(
          200,
          ({ chance }) =>
            ` "-" "-" ${whole(100, 99_999, chance(4))} "websecure" "http://10.42.0.9:8080" ${whole(2, 340, chance(5))}ms`,
        ),
      ),
      plain(
        'unknown',
        6,
        accessLine(404, () => ' "-" "-" 77 "-" "-" 0ms'),
      ),
      zerolog('warn', 1, 'Health check failed. error="received error status code: 503" serviceName=default'),
      zerolog(
        'error',
        0.5,
        'Error while proxying request error="dial tcp 10.42.0.9:8080: connect: connection refused"',
      ),
    ],
  },
}
