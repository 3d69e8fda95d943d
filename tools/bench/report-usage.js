/**
 * Preloaded (`node --import`), reports a process' use on file descriptor 3: processor time in milliseconds and peak
 * memory in KiB. It is JavaScript, so that loading TypeScript is not measured.
 */
import { writeSync } from 'node:fs'

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeSync(3, JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1000, kibibytes: maxRSS }))
})
