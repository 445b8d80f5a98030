type Transferring = { transferToFixedLength?: (this: ArrayBuffer, length?: number) => ArrayBuffer }

/** pdf.js hands fonts over with a method that Node has from version 21 on; without it the operators of a page would end at its first font. */
export function provideTransfer(): void {
  const prototype = ArrayBuffer.prototype as unknown as Transferring
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const copy = new ArrayBuffer(length)
    new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)))
    return copy
  }
}
