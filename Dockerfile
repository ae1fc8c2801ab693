FROM python:3.11-slim
WORKDIR /app
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY bot ./bot
COPY adapters ./adapters
COPY commands ./commands
COPY storage ./storage
RUN .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && useradd --create-home convenor && mkdir /data && chown convenor /data
USER convenor
ENV CONVENOR_WEB_HOST=0.0.0.0 CONVENOR_DATABASE_URL=sqlite:////data/convenor.db CONVENOR_LOG_FORMAT=json
VOLUME /data
EXPOSE 8080
CMD [".venv/bin/convenor", "run"]
