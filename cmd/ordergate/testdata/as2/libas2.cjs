// An AS2 peer that others wrote (libas2, MIT), for tests: it sends a file, or
// receives messages and answers them. Run with the folder of its node_modules and a
// JSON of options:
//   send  {url, id, peer, key, cert, peerCert, file, name, sign, encrypt, mdn, asyncUrl}
//   serve {id, peer, key, cert, peerCert, dir}: prints its port
'use strict'
const fs = require('fs')
const http = require('http')
const path = require('path')
const [modules, mode, text] = process.argv.slice(2)
const { AS2Composer, AS2Parser } = require(path.join(modules, 'libas2'))
const { AS2SignedData } = require(path.join(modules, 'libas2/dist/src/AS2Crypto/AS2SignedData'))
const o = JSON.parse(text)
// Its pkijs names rsaEncryption by the encryption scheme, which its webcrypto no
// longer signs with.
const engine = require(path.join(modules, 'pkijs')).CryptoEngine.prototype
const byOID = engine.getAlgorithmByOID
engine.getAlgorithmByOID = function (oid) {
  return oid === '1.2.840.113549.1.1.1' ? { name: 'RSASSA-PKCS1-v1_5', hash: { name: 'SHA-256' } } : byOID.call(this, oid)
}
const read = p => fs.readFileSync(p).toString().replace(/^[^]*?(?=-----BEGIN)/, '') // our files have text above
const agreement = {
  host: { name: o.id, id: o.id, url: o.asyncUrl || 'http://127.0.0.1/', certificate: read(o.cert), privateKey: read(o.key), decrypt: true, sign: o.sign || false, mdn: o.mdn ? { async: !!o.asyncUrl, signing: o.mdn } : undefined },
  partner: { name: o.peer, id: o.peer, url: o.url || 'http://127.0.0.1/', file: 'EDIX12', certificate: read(o.peerCert), encrypt: o.encrypt || false, verify: true, mdn: { async: false, signing: 'sha-256' } }
}
// Its own way with headers and a body takes the body for UTF-8 text.
const parse = (rawHeaders, body) => {
  let head = ''
  for (let i = 0; i < rawHeaders.length; i += 2) head += rawHeaders[i] + ': ' + rawHeaders[i + 1] + '\r\n'
  return AS2Parser.parse(Buffer.concat([Buffer.from(head + '\r\n', 'latin1'), body]))
}
const body = r => new Promise((resolve, reject) => {
  const parts = []
  r.on('data', d => parts.push(d)).on('end', () => resolve(Buffer.concat(parts))).on('error', reject)
})

async function send () {
  const c = new AS2Composer({ message: { filename: o.name, content: fs.readFileSync(o.file) }, agreement })
  const req = await c.toRequestOptions()
  const res = await new Promise((resolve, reject) => {
    const r = http.request(o.url, { method: 'POST', headers: req.headers }, async res => resolve({ status: res.statusCode, rawHeaders: res.rawHeaders, headers: res.headers, body: await body(res) }))
    r.on('error', reject)
    r.end(req.body)
  })
  const out = { status: res.status, messageId: c.message.messageId(), text: res.body.toString('latin1') }
  if (o.mdn && !o.asyncUrl && res.body.length > 0) {
    const node = await parse(res.rawHeaders, res.body)
    const d = await node.dispositionIn()
    // Its verify hashes the part as it would write it itself, which holds for no
    // MDN, not even its own. Given the bytes as they came it can tell.
    const mark = Buffer.from('--' + /boundary="?([^";]+)/.exec(res.headers['content-type'])[1])
    const first = res.body.indexOf(mark) + mark.length + 2
    const content = res.body.subarray(first, res.body.indexOf(mark, first) - 2)
    out.verified = await new AS2SignedData(content, Buffer.from(node.childNodes[1].content)).verify(read(o.peerCert))
    out.disposition = d.notification.disposition
    out.mic = d.notification.receivedContentMic
    out.originalMessageId = d.notification.originalMessageId
    out.signed = node.signed
  }
  console.log(JSON.stringify(out))
}

function serve () {
  let n = 0
  const s = http.createServer(async (req, res) => {
    try {
      const content = await body(req)
      const node = await parse(req.rawHeaders, content)
      const { contentNode, dispositionNode, disposition } = await node.dispositionOut({ agreement })
      n++
      const said = { messageId: req.headers['message-id'], disposition: disposition.notification.disposition, version: req.headers['as2-version'] }
      if (contentNode) fs.writeFileSync(path.join(o.dir, 'payload-' + n), Buffer.from(contentNode.content))
      fs.writeFileSync(path.join(o.dir, 'said-' + n + '.json'), JSON.stringify(said))
      const mdn = await dispositionNode.buildObject()
      mdn.headers['as2-from'] = o.id
      mdn.headers['as2-to'] = o.peer
      mdn.headers['as2-version'] = '1.0'
      res.writeHead(200, mdn.headers)
      const raw = await dispositionNode.build()
      res.end(raw.subarray(raw.indexOf('\r\n\r\n') + 4))
    } catch (err) {
      fs.writeFileSync(path.join(o.dir, 'error-' + Date.now()), String(err.stack || err))
      res.writeHead(500)
      res.end(String(err))
    }
  })
  s.listen(0, '127.0.0.1', () => console.log(s.address().port))
}

if (mode === 'send') send().catch(err => { console.error(err.stack || err); process.exit(1) })
else serve()
