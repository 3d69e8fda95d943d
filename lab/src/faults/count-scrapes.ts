import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'

/*
 * Runs inside a host: node count-scrapes.ts COUNTS CLOCKS PORT… Stands for the exporters of every job on a port: a page
 * has the number of its requests under this name, so that its value identifies each scrape. `/count` lists all of them.
 * The counts are in the file COUNTS, and continue after a restart. While a file CLOCKS exists, the pages of its names
 * have time stamps that are off by so many milliseconds.
 */

const [countsFile = '', clocksFile = '', ...ports] = process.argv.slice(2)

const read = (file: string): Record<string, number> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {}

const counts = read(countsFile)

const pageOf = (name: string, count: number): string => {
  const clockError = read(clocksFile)[name]
  const time = clockError === undefined ? '' : ` ${Date.now() + clockError}`
  const filling = Array.from({ length: 300 }, (_, n) => `lab_filling{number="${n}"} ${count}${time}\n`)
  return `# TYPE lab_scrapes_total counter\nlab_scrapes_total ${count}${time}\n${filling.join('')}`
}

for (const port of ports) {
  createServer((request, answer) => {
    if (request.url === '/count') {
      answer.end(JSON.stringify(counts))
      return
    }
    const name = request.headers.host ?? ''
    const count = (counts[name] ?? 0) + 1
    counts[name] = count
    writeFileSync(countsFile, JSON.stringify(counts))
    answer.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
    answer.end(pageOf(name, count))
  }).listen(Number(port), '0.0.0.0')
}
