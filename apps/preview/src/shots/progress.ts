/** One line of a terminal that says how far a program is; elsewhere a line for each step. */
export const progress = (total: number): ((step: string) => void) => {
  const { stderr } = process
  let done = 0
  return (step) => {
    done += 1
    const text = `draws ${done} of ${total}: ${step}`
    stderr.write(stderr.isTTY ? `\r\u001B[K${done < total ? text : ''}` : `${text}\n`)
  }
}
