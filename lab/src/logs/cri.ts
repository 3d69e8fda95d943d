/** The length at which the container runtime cuts a line, in bytes: containerd's buffer. */
const pieceBytes = 16 * 1024

/** Which of a container's outputs a line is from. */
export type Output = 'stdout' | 'stderr'

/** Nanoseconds since 1970 as the runtime writes them. */
const timeText = (nanoseconds: bigint): string => {
  const seconds = new Date(Number(nanoseconds / 1_000_000n)).toISOString().slice(0, 19)
  return `${seconds}.${String(nanoseconds % 1_000_000_000n).padStart(9, '0')}Z`
}

/**
 * A line as the container runtime writes it to its file (CRI): time, output, `F`, text. A long line is cut into pieces
 * of 16 KiB, each but the last marked `P`. The cut counts bytes, so it may be inside a character.
 */
export const criLine = (text: string, time: bigint, output: Output = 'stdout'): Buffer => {
  const bytes = Buffer.from(text, 'utf8')
  const pieces: Buffer[] = []
  for (let from = 0; from === 0 || from < bytes.length; from += pieceBytes) {
    const mark = from + pieceBytes < bytes.length ? 'P' : 'F'
    // Each piece has its own time: when the runtime read it.
    const head = `${timeText(time + BigInt(pieces.length))} ${output} ${mark} `
    pieces.push(
      Buffer.concat([Buffer.from(head), bytes.subarray(from, from + pieceBytes), Buffer.from('\n')]),
    )
  }
  return Buffer.concat(pieces)
}
