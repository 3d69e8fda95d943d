/** Node's module of processes. A bundle would load it with each command, and most commands start no process. */
export const childProcess = () => process.getBuiltinModule('node:child_process')
