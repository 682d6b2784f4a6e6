(function () {
  'use strict';
  var all = function (q, e) { return Array.prototype.slice.call((e || document).querySelectorAll(q)); };

  // A link to a closed piece opens it.
  function reveal() {
    var e = document.getElementById(location.hash.slice(1));
    if (!e) return;
    for (var p = e; p; p = p.parentElement) if (p.tagName === 'DETAILS') p.open = true;
    e.scrollIntoView();
  }
  addEventListener('hashchange', reveal);
  reveal();

  // On paper everything is open.
  var closed = [];
  addEventListener('beforeprint', function () {
    closed = all('details:not([open])');
    closed.forEach(function (d) { d.open = true; });
  });
  addEventListener('afterprint', function () {
    closed.forEach(function (d) { d.open = false; });
  });

  all('table[id]').forEach(function (table) {
    var body = table.tBodies[0], rows = all('tr', body);
    function value(row, i, kind) {
      var c = row.cells[i], s = c.getAttribute('data-value') || c.textContent;
      return kind === 'number' ? parseFloat(s.replace(/[^0-9.eE-]/g, '')) || 0 : s.toLowerCase();
    }
    all('th[data-sort]', table).forEach(function (th) {
      var b = document.createElement('button');
      b.type = 'button';
      b.textContent = th.textContent;
      th.textContent = '';
      th.appendChild(b);
      b.addEventListener('click', function () {
        var kind = th.getAttribute('data-sort'), was = th.getAttribute('aria-sort');
        var up = was ? was === 'descending' : kind === 'text';
        all('th', table).forEach(function (o) { o.removeAttribute('aria-sort'); });
        th.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        rows.map(function (r, k) { return { r: r, k: k, v: value(r, th.cellIndex, kind) }; })
          .sort(function (x, y) { return (x.v < y.v ? -1 : x.v > y.v ? 1 : 0) * (up ? 1 : -1) || x.k - y.k; })
          .forEach(function (x) { body.appendChild(x.r); });
      });
    });
  });

  var controls = document.getElementById('controls');
  if (controls) {
    var table = document.getElementById('pagetable'), rows = all('tr', table.tBodies[0]);
    var text = document.getElementById('filter'), type = document.getElementById('type'), out = document.getElementById('shown');
    var narrow = function () {
      var q = text.value.toLowerCase(), n = 0;
      rows.forEach(function (r) {
        var hit = (!type.value || r.getAttribute('data-type') === type.value) && r.cells[0].textContent.toLowerCase().indexOf(q) >= 0;
        r.hidden = !hit;
        if (hit) n++;
      });
      out.textContent = n + ' / ' + rows.length;
    };
    text.addEventListener('input', narrow);
    type.addEventListener('change', narrow);
    controls.hidden = false;
    narrow();
  }
})();
