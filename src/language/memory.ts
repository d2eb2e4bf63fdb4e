/** Rows of numbers that share a few stretches of memory: a stretch for each would be as many things for the machine to keep account of. */
const STRETCH = 1 << 14

let memory = new Int32Array(0)
let used = 0

/** Where a row lies: its numbers are `memory[first]`, `memory[first + 1]`… */
export interface Row { memory: Int32Array; first: number }

/** A row of `length` zeros. It goes when nothing holds it nor its neighbours. */
export function takeRow(length: number): Row {
  if (used + length > memory.length) {
    memory = new Int32Array(Math.max(STRETCH, length))
    used = 0
  }
  const first = used
  used += length
  return { memory, first }
}

/** A row that holds these numbers. */
export function rowOf(numbers: readonly number[]): Row {
  const row = takeRow(numbers.length)
  row.memory.set(numbers, row.first)
  return row
}

/** A copy of `numbers` with twice the room. */
export function enlarged(numbers: Int32Array): Int32Array {
  const larger = new Int32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}
