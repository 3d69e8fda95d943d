import { createServer } from 'node:http'

/*
 * Runs inside a host: node count-scrapes.ts PORT…
 * Plays the exporters of every job on a port: a page says how often it was asked for under this name, so that each scrape is known by its
 * value. `/count` tells all of them.
 */

const counts: Record<string, number> = {}

for (const port of process.argv.slice(2)) {
  createServer((asked, answer) => {
    if (asked.url === '/count') {
      answer.end(JSON.stringify(counts))
      return
    }
    const name = asked.headers.host ?? ''
    counts[name] = (counts[name] ?? 0) + 1
    const filling = Array.from({ length: 300 }, (_, n) => `lab_filling{number="${n}"} ${counts[name]}\n`)
    answer.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
    answer.end(`# TYPE lab_scrapes_total counter\nlab_scrapes_total ${counts[name]}\n${filling.join('')}`)
  }).listen(Number(port), '0.0.0.0')
}
